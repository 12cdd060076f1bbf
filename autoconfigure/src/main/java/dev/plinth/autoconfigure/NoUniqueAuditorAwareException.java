package dev.plinth.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when an application declares several
 * {@link org.springframework.data.domain.AuditorAware} beans and none of them goes first.
 */
final class NoUniqueAuditorAwareException extends RuntimeException {

	NoUniqueAuditorAwareException(List<? extends Class<?>> candidates) {
		super("The application declares several AuditorAware beans: "
				+ candidates.stream().map(Class::getName).sorted().collect(Collectors.joining(", ")));
	}

}
