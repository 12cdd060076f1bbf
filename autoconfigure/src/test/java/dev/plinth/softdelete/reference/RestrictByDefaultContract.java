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
package dev.plinth.softdelete.reference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import dev.plinth.softdelete.RestrictedDeletionException;
import dev.plinth.softdelete.RestrictedDeletionException.Referrers;
import dev.plinth.testing.shipping.Carrier;
import dev.plinth.testing.shipping.Depot;
import dev.plinth.testing.shipping.Shipment;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The restrictions hold where they are the default, and where references lock.
 */
@TestPropertySource(
		properties = { "plinth.soft-delete.referenced=restrict", "plinth.soft-delete.reference-check=locked" })
abstract class RestrictByDefaultContract extends RestrictionContract {

	// T48
	@Test
	void associationWithoutAnnotationRestricts() {
		Depot origin = persisted(new Depot("origin"));
		inTransaction(() -> this.entityManager.persist(new Shipment("1", depot(origin.getId()))));
		assertThat(
				cause(RestrictedDeletionException.class, () -> this.depots.deleteById(origin.getId())).getReferrers())
			.containsExactly(new Referrers(Shipment.class.getName(), "origin", Depot.class.getName(), 1));
	}

	// T48
	@Test
	void annotationAllowsWhatTheDefaultRefuses() {
		Carrier carrier = persisted(new Carrier());
		Shipment shipment = persisted(new Shipment("1", null));
		inTransaction(() -> shipment(shipment.getId()).getCarriers().add(this.entityManager.merge(carrier)));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Carrier.class, carrier.getId())));
		assertThat(count("select count(*) from carrier where deleted_at is not null")).isOne();
	}

	// T48
	@RepeatedTest(10)
	void deletionOfARowThatGetsAReferenceMeanwhileIsRefused() {
		CountDownLatch loaded = new CountDownLatch(1);
		CountDownLatch referred = new CountDownLatch(1);
		CountDownLatch deleting = new CountDownLatch(1);
		CompletableFuture<Void> deletion = CompletableFuture.runAsync(() -> inTransaction(() -> {
			Depot target = depot(this.depot);
			loaded.countDown();
			await(referred);
			this.entityManager.remove(target);
			deleting.countDown();
		}));
		await(loaded);
		inTransaction(() -> {
			issuedBy(depot(this.depot));
			this.entityManager.flush();
			referred.countDown();
			await(deleting);
		});
		assertThat(cause(RestrictedDeletionException.class, deletion::join)).isNotNull();
		assertThat(count("select count(*) from depot where deleted_at is null")).isOne();
	}

}
