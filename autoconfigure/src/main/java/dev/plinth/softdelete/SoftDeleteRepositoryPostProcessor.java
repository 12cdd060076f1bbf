package dev.plinth.softdelete;

import java.lang.reflect.Method;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.util.ReflectionUtils;

/**
 * Adds to every JPA repository what soft deletion needs: the methods of
 * {@link SoftDeleteOperations} and the scopes that its annotations name.
 */
public final class SoftDeleteRepositoryPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> repository) {
			repository.setRepositoryFragmentsContributor(
					repository.getRepositoryFragmentsContributor().andThen(new SoftDeleteFragmentsContributor()));
			repository.addRepositoryFactoryCustomizer(
					(factory) -> factory.addRepositoryProxyPostProcessor(this::addVisibility));
		}
		return bean;
	}

	private void addVisibility(ProxyFactory proxy, RepositoryInformation repository) {
		Class<?> repositoryInterface = repository.getRepositoryInterface();
		VisibilityInterceptor interceptor = new VisibilityInterceptor(repositoryInterface);
		for (Method method : ReflectionUtils.getAllDeclaredMethods(repositoryInterface)) {
			if (interceptor.visibility(method, repositoryInterface) != null) {
				proxy.addAdvice(0, interceptor);
				return;
			}
		}
	}

}
