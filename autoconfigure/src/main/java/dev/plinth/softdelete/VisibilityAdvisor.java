package dev.plinth.softdelete;

import java.lang.reflect.Method;

import org.aopalliance.aop.Advice;

import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.data.repository.Repository;

/**
 * Applies {@link IncludeDeleted} and {@link OnlyDeleted} to the beans of the application.
 * Repositories are not among them: {@link SoftDeleteRepositoryPostProcessor} sees to
 * those.
 */
public final class VisibilityAdvisor extends StaticMethodMatcherPointcutAdvisor {

	private final transient VisibilityInterceptor interceptor = new VisibilityInterceptor(null);

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return !Repository.class.isAssignableFrom(targetClass)
				&& this.interceptor.visibility(method, targetClass) != null;
	}

	@Override
	public Advice getAdvice() {
		return this.interceptor;
	}

}
