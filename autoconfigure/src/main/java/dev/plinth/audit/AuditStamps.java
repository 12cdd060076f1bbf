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
package dev.plinth.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.function.Supplier;

import dev.plinth.audit.Stamps.TypedIdentity;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.resource.jdbc.spi.JdbcSessionOwner;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Gives the instant and the auditor that rows are stamped with. An instance reaches
 * Hibernate as the setting {@link #SETTING}; several persistence units may share it.
 * <p>
 * Within a transaction of a session
 * <ol>
 * <li>all rows carry the instant of the first write, unless the mode says otherwise,</li>
 * <li>the auditor is resolved once per identity. Where nobody is signed in and the
 * application has a source of its own, it may know of users that nothing else does, and
 * is asked for each flush and each write outside of one. When the application's
 * {@link org.springframework.data.domain.AuditorAware} may query, that happens before the
 * flush that first writes, with the flush mode set to manual meanwhile, so that its
 * queries cannot start another flush,</li>
 * <li>the name of a {@linkplain Auditors#runAs(String, Runnable) run-as scope} is taken
 * as it is; where an auditor of another type than {@link String} is asked for, there is
 * none.</li>
 * </ol>
 * Without a transaction each write is a unit of its own. What a session writes that was
 * opened while an auditor is resolved (an {@code AuditorAware} that registers unknown
 * users in a transaction of its own) carries the fallback name.
 */
public final class AuditStamps {

	/**
	 * Name of the Hibernate setting that holds the stamps.
	 */
	public static final String SETTING = AuditStamps.class.getName();

	private static final int MAXIMUM_PRECISION = 6;

	private final Clock clock;

	private final InstantMode mode;

	private final int step;

	private final AuditorResolver auditors;

	/**
	 * Create the stamps of one or more persistence units.
	 * @param clock the clock that instants are read from
	 * @param mode which rows share an instant
	 * @param precision the number of fractional digits that the columns keep, 0 to 6;
	 * instants are truncated to it
	 * @param auditors the source of the auditor
	 */
	public AuditStamps(Clock clock, InstantMode mode, int precision, AuditorResolver auditors) {
		Assert.notNull(clock, "'clock' must not be null");
		Assert.notNull(mode, "'mode' must not be null");
		Assert.isTrue(precision >= 0 && precision <= MAXIMUM_PRECISION, "'precision' must be between 0 and 6");
		Assert.notNull(auditors, "'auditors' must not be null");
		this.clock = clock;
		this.mode = mode;
		this.step = (int) Math.pow(10, 9 - precision);
		this.auditors = auditors;
	}

	/**
	 * Return the stamps of a session factory.
	 * @param sessionFactory the session factory
	 * @return the stamps
	 * @throws IllegalStateException if its settings hold none
	 */
	public static AuditStamps of(SessionFactoryImplementor sessionFactory) {
		return of(sessionFactory.getServiceRegistry());
	}

	/**
	 * Return the stamps of a session factory.
	 * @param services the services of the session factory
	 * @return the stamps
	 * @throws IllegalStateException if its settings hold none
	 */
	public static AuditStamps of(ServiceRegistry services) {
		AuditStamps stamps = find(services);
		Assert.state(stamps != null, () -> "The settings of the session factory hold no " + SETTING
				+ ". Apply the HibernatePropertiesCustomizer beans of the application context to it.");
		return stamps;
	}

	/**
	 * Return the stamps of a session factory.
	 * @param services the services of the session factory
	 * @return the stamps, or {@code null} if its settings hold none
	 */
	public static @Nullable AuditStamps find(ServiceRegistry services) {
		return (AuditStamps) services.requireService(ConfigurationService.class).getSettings().get(SETTING);
	}

	/**
	 * Return the instant to write, truncated to what the columns keep.
	 * @param session the session that writes
	 * @return the instant, the same for all writes of a transaction unless the mode says
	 * otherwise
	 */
	public Instant instant(SharedSessionContractImplementor session) {
		Stamps stamps = sharedInstant(session);
		return (stamps != null) ? instant(stamps) : now();
	}

	/**
	 * Return the auditor to write. It may be called within a flush; a name that is not
	 * known by then is resolved on the spot.
	 * @param session the session that writes
	 * @return the name, never empty
	 * @throws AuditorTooLongException if the name does not fit its column
	 * @throws IllegalStateException if the application's code that determines the auditor
	 * writes in the very session whose auditor it is asked for
	 */
	public String auditor(SharedSessionContractImplementor session) {
		SessionStamps state = SessionStamps.of(session);
		return auditor(session, state, settled(session, state));
	}

	/**
	 * Return the auditor to write as an object of a type other than {@link String}.
	 * @param session the session that writes
	 * @param type the type
	 * @return the auditor, or {@code null} when there is none
	 */
	public @Nullable Object auditor(SharedSessionContractImplementor session, Class<?> type) {
		SessionStamps state = SessionStamps.of(session);
		return auditor(session, state, settled(session, state), type);
	}

	/**
	 * Return the instant to write into a row that is deleted softly.
	 * @param entity the entity whose deletion is asked for
	 * @param session the session that writes
	 * @return the instant of the {@linkplain Auditors#keepStamps kept stamps} of the
	 * entity, else that of the session
	 */
	public Instant deletedAt(Object entity, SharedSessionContractImplementor session) {
		KeptStamps kept = StampKeeper.find(entity, session);
		return (kept != null && kept.deletedAt() != null) ? truncated(kept.deletedAt()) : instant(session);
	}

	/**
	 * Return the auditor to write into a row that is deleted softly.
	 * @param entity the entity whose deletion is asked for
	 * @param session the session that writes
	 * @return the auditor of the {@linkplain Auditors#keepStamps kept stamps} of the
	 * entity, else that of the session
	 * @throws AuditorTooLongException if the name does not fit its column
	 */
	public String deletedBy(Object entity, SharedSessionContractImplementor session) {
		KeptStamps kept = StampKeeper.find(entity, session);
		return (kept != null && kept.deletedBy() != null) ? fitting(kept.deletedBy()) : auditor(session);
	}

	/**
	 * Return the instant to write into an attribute of an entity.
	 * @param session the session that writes
	 * @param entity the entity
	 * @param event whether it is inserted or updated
	 * @param attribute stands for the attribute
	 * @return the instant, the same for all attributes of one write without a transaction
	 */
	public Instant instant(SharedSessionContractImplementor session, Object entity, EventType event, Object attribute) {
		Stamps stamps = sharedInstant(session);
		return instant((stamps != null) ? stamps : SessionStamps.of(session).ofWrite(entity, event, attribute));
	}

	/**
	 * Return the auditor to write into an attribute of an entity.
	 * @param session the session that writes
	 * @param entity the entity
	 * @param event whether it is inserted or updated
	 * @param attribute stands for the attribute
	 * @return the name, never empty, the same for all attributes of one write without a
	 * transaction
	 */
	public String auditor(SharedSessionContractImplementor session, Object entity, EventType event, Object attribute) {
		SessionStamps state = SessionStamps.of(session);
		Stamps stamps = settled(session, state);
		return auditor(session, state, (stamps != null) ? stamps : state.ofWrite(entity, event, attribute));
	}

	/**
	 * Return the auditor to write into an attribute of an entity, as an object of a type
	 * other than {@link String}.
	 * @param session the session that writes
	 * @param entity the entity
	 * @param event whether it is inserted or updated
	 * @param attribute stands for the attribute
	 * @param type the type
	 * @return the auditor, or {@code null} when there is none
	 */
	public @Nullable Object auditor(SharedSessionContractImplementor session, Object entity, EventType event,
			Object attribute, Class<?> type) {
		SessionStamps state = SessionStamps.of(session);
		Stamps stamps = settled(session, state);
		return auditor(session, state, (stamps != null) ? stamps : state.ofWrite(entity, event, attribute), type);
	}

	private @Nullable Stamps settled(SharedSessionContractImplementor session, SessionStamps state) {
		return isSettled(session) ? state.ofTransaction(session) : null;
	}

	/**
	 * Return whether the auditor that the transaction knows is the one to write. One that
	 * is not told apart by an identity is that of a flush at most.
	 */
	private boolean isSettled(SharedSessionContractImplementor session) {
		return this.auditors.isIdentified() || session.getPersistenceContextInternal().isFlushing();
	}

	/**
	 * Return whether an auditor has to be resolved before the session writes.
	 * @param session the session
	 * @param type the type of the auditor, {@link String} for a name
	 * @return {@code true} if it is not known yet, or not to be taken any more
	 */
	public boolean isUnresolved(SharedSessionContractImplementor session, Class<?> type) {
		if (RunAs.get() != null || (type == String.class && this.auditors.isImmediate())) {
			return false;
		}
		SessionStamps state = SessionStamps.of(session);
		Stamps stamps = state.ofTransaction(session);
		return stamps != null && !state.isResolving() && !state.isPartOfResolving()
				&& !(isSettled(session) && ((type == String.class) ? stamps.auditor(this.auditors.identity()) != null
						: isResolved(stamps, type, session)));
	}

	/**
	 * An auditor that is an entity has to be one of the persistence context that writes.
	 */
	private boolean isResolved(Stamps stamps, Class<?> type, SharedSessionContractImplementor session) {
		TypedIdentity identity = new TypedIdentity(type, this.auditors.identity());
		Optional<Object> known = stamps.typedAuditors().get(identity);
		return known != null && known.stream().noneMatch((auditor) -> AuditorReference.isDetached(auditor, session));
	}

	/**
	 * Resolve an auditor that is {@linkplain #isUnresolved unresolved}, before the
	 * session writes.
	 * @param session the session
	 * @param type the type of the auditor, {@link String} for a name
	 */
	public void resolveAuditor(SharedSessionContractImplementor session, Class<?> type) {
		SessionStamps state = SessionStamps.of(session);
		Stamps stamps = state.ofTransaction(session);
		if (stamps != null && !isSettled(session)) {
			stamps.forget(this.auditors.identity(), type);
		}
		if (type == String.class) {
			auditor(session, state, stamps);
		}
		else {
			auditor(session, state, stamps, type);
		}
	}

	private @Nullable Stamps sharedInstant(SharedSessionContractImplementor session) {
		return (this.mode == InstantMode.TRANSACTION) ? SessionStamps.of(session).ofTransaction(session) : null;
	}

	private Instant instant(Stamps stamps) {
		if (stamps.instant == null) {
			stamps.instant = now();
		}
		return stamps.instant;
	}

	private Instant now() {
		return truncated(this.clock.instant());
	}

	/**
	 * Return an instant as the columns keep it.
	 * @param instant the instant
	 * @return the instant, truncated to their precision
	 */
	public Instant truncated(Instant instant) {
		return instant.minusNanos(instant.get(ChronoField.NANO_OF_SECOND) % this.step);
	}

	/**
	 * Return the name of an auditor, which has to fit its column.
	 * @param auditor the name
	 * @return the name
	 * @throws AuditorTooLongException if it does not fit
	 */
	public String fitting(String auditor) {
		return this.auditors.fitting(auditor);
	}

	private String auditor(SharedSessionContractImplementor session, SessionStamps state, @Nullable Stamps stamps) {
		String name = RunAs.get();
		if (name != null) {
			return this.auditors.fitting(name);
		}
		if (this.auditors.isImmediate()) {
			return this.auditors.resolve();
		}
		if (state.isPartOfResolving()) {
			return this.auditors.fallback();
		}
		Object identity = this.auditors.identity();
		name = (stamps != null) ? stamps.auditor(identity) : null;
		if (name == null) {
			name = resolve(session, state, this.auditors::resolve);
			if (stamps != null) {
				stamps.resolved(identity, name);
			}
		}
		return name;
	}

	private @Nullable Object auditor(SharedSessionContractImplementor session, SessionStamps state,
			@Nullable Stamps stamps, Class<?> type) {
		if (RunAs.get() != null || state.isPartOfResolving()) {
			return null;
		}
		TypedIdentity identity = new TypedIdentity(type, this.auditors.identity());
		Optional<Object> known = (stamps != null) ? stamps.typedAuditors().get(identity) : null;
		Optional<Object> auditor = ((known != null) ? known
				: resolve(session, state, () -> this.auditors.resolve(type)))
			.map((candidate) -> AuditorReference.of(candidate, session));
		if (stamps != null) {
			stamps.resolved(identity, auditor);
		}
		return auditor.orElse(null);
	}

	private <T> T resolve(SharedSessionContractImplementor session, SessionStamps state, Supplier<T> resolver) {
		Assert.state(!state.isResolving(), "The AuditorAware bean of the application writes in the session whose "
				+ "auditor it is asked for. Let it only read, or write in a transaction of its own.");
		JdbcSessionOwner root = session.getJdbcCoordinator().getJdbcSessionOwner();
		return state.resolve(() -> withoutFlush(root, () -> withoutFlush(session, resolver)));
	}

	private static <T> T withoutFlush(Object candidate, Supplier<T> work) {
		if (!(candidate instanceof Session session) || !session.isOpen()) {
			return work.get();
		}
		FlushMode flushMode = session.getHibernateFlushMode();
		session.setHibernateFlushMode(FlushMode.MANUAL);
		try {
			return work.get();
		}
		finally {
			session.setHibernateFlushMode(flushMode);
		}
	}

}
