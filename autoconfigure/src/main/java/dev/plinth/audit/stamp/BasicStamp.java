/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.audit.stamp;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorTooLongException;
import dev.plinth.audit.KeptStamps;
import dev.plinth.audit.StampKeeper;
import dev.plinth.mapping.MixinMappingException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * The stamp of a basic attribute or of a reference.
 */
public final class BasicStamp implements AnnotatedStamp {

	private final AuditAnnotation annotation;

	private final Class<?> type;

	private final Source source;

	private final Function<KeptStamps, @Nullable Object> kept;

	private BasicStamp(AuditAnnotation annotation, Class<?> type, Source source,
			Function<KeptStamps, @Nullable Object> kept) {
		this.annotation = annotation;
		this.type = type;
		this.source = source;
		this.kept = kept;
	}

	/**
	 * Return the stamp of an attribute.
	 * @param annotation the annotation that it carries
	 * @param property the attribute
	 * @param owner the class that has it
	 * @param stamps where the values come from
	 * @return the stamp
	 * @throws MixinMappingException if the attribute is of a type that holds no date
	 */
	static BasicStamp of(AuditAnnotation annotation, Property property, Class<?> owner, AuditStamps stamps) {
		Class<?> type = property.getType().getReturnedClass();
		if (!annotation.isAuditor()) {
			DateConversion conversion = DateConversion.of(property);
			if (conversion == null) {
				throw new MixinMappingException(owner,
						annotation.statement("Attribute '" + property.getName() + "' of " + owner.getName(), owner,
								property) + " but of type " + type.getName() + ", which holds no such date.",
						"Give it the type " + DateConversion.TYPES + ".");
			}
			return new BasicStamp(annotation, type, (session, entity, event, attribute) -> conversion
				.convert(stamps.instant(session, entity, event, attribute)), (kept) -> {
					Instant instant = annotation.isFixed() ? kept.createdAt() : kept.updatedAt();
					return (instant != null) ? conversion.convert(stamps.truncated(instant)) : null;
				});
		}
		if (type == String.class) {
			Long length = property.getColumns().get(0).getLength();
			return new BasicStamp(
					annotation, type, (session, entity, event,
							attribute) -> fitting(stamps.auditor(session, entity, event, attribute), length),
					(kept) -> {
						String name = annotation.isFixed() ? kept.createdBy() : kept.updatedBy();
						return (name != null) ? fitting(stamps.fitting(name), length) : null;
					});
		}
		return new BasicStamp(annotation, type,
				(session, entity, event, attribute) -> stamps.auditor(session, entity, event, attribute, type),
				(kept) -> null);
	}

	private static String fitting(String name, @Nullable Long length) {
		return (length != null) ? AuditorTooLongException.requireFitting(name, length) : name;
	}

	@Override
	public boolean isWrittenOn(EventType event) {
		return event == EventType.INSERT || (event == EventType.UPDATE && !this.annotation.isFixed());
	}

	@Override
	public @Nullable Object stamp(SharedSessionContractImplementor session, Object owner, @Nullable Object current,
			EventType event) {
		if (!isWrittenOn(event)) {
			return current;
		}
		KeptStamps keptStamps = StampKeeper.find(owner, session);
		Object stamp = (keptStamps != null) ? kept(keptStamps) : null;
		if (stamp != null) {
			return stamp;
		}
		if (StampState.isContentUnchanged(owner, event, session)) {
			return current;
		}
		Object value = this.source.value(session, owner, event, this);
		return (value == null && event == EventType.UPDATE) ? current : value;
	}

	/**
	 * Return whether there may be no auditor, so that an update leaves the attribute as
	 * it is.
	 */
	boolean isOptional() {
		return this.annotation.isAuditor() && this.type != String.class;
	}

	/**
	 * Return the stamp to keep. An auditor that is not a name is none.
	 */
	@Nullable Object kept(KeptStamps stamps) {
		return this.kept.apply(stamps);
	}

	@Override
	public boolean isFixed() {
		return this.annotation.isFixed();
	}

	@Override
	public @Nullable Object withStampsOf(@Nullable Object value, @Nullable Object source,
			SharedSessionContractImplementor session) {
		return source;
	}

	@Override
	public void forEach(String path, BiConsumer<String, BasicStamp> stamps) {
		stamps.accept(path, this);
	}

	@Override
	public Stream<Class<?>> auditorTypes() {
		return this.annotation.isAuditor() ? Stream.of(this.type) : Stream.empty();
	}

	/**
	 * Gives the value of a stamp.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * Return the value to write.
		 * @param session the session that writes
		 * @param owner the entity
		 * @param event whether the entity is inserted or updated
		 * @param attribute stands for the attribute
		 * @return the value, or {@code null} if there is no auditor
		 */
		@Nullable Object value(SharedSessionContractImplementor session, Object owner, EventType event, Object attribute);

	}

}
