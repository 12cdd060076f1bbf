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
package dev.plinth.softdelete;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.plinth.testing.comparison.Declaration;
import dev.plinth.testing.comparison.Thing;
import jakarta.persistence.criteria.CriteriaDelete;

import org.springframework.beans.PropertyAccessorFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * One thing that has to hold where entities are deleted softly.
 *
 * @param trap the trap that it stands for
 * @param title what has to hold
 * @param entities the entity classes
 * @param check what finds out
 */
record ComparisonScenario(String trap, String title, List<Declaration> entities, Check check) {

	private static final String OTHER = """
			@ManyToOne(fetch = FetchType.%s) private %s other;
			@Override public %s getOther() { return this.other; }
			@Override public void setOther(Thing other) { this.other = (%s) other; }
			""";

	private static final String MEMBERS = """
			%s private Set<%s> members = new LinkedHashSet<>();
			@SuppressWarnings("unchecked") @Override public Set<Object> getMembers() { return (Set<Object>) (Set<?>) this.members; }
			""";

	private static final String CHILDREN = "@OneToMany(mappedBy = \"other\", cascade = CascadeType.ALL, orphanRemoval = true)";

	private static final List<Declaration> TAG = List.of(Declaration.soft("Tag", ""));

	private static final List<Declaration> MEMO = List.of(Declaration.versioned("Memo", ""));

	private static final List<Declaration> LAZY = List.of(Declaration.soft("Customer", ""),
			Declaration.soft("Sale", other("LAZY", "Customer")));

	private static final List<Declaration> MUTUAL = List.of(Declaration.soft("Customer", other("LAZY", "Sale")),
			Declaration.soft("Sale", other("LAZY", "Customer")));

	private static final List<Declaration> EAGER = List.of(Declaration.soft("Customer", ""),
			Declaration.soft("Sale", other("EAGER", "Customer")));

	private static final List<Declaration> TREE = List.of(Declaration.soft("Parent", members(CHILDREN, "Child")),
			Declaration.soft("Child", other("EAGER", "Parent")));

	private static final List<Declaration> PHOTOS = List.of(Declaration.soft("Parent", members(CHILDREN, "Child")),
			Declaration.hard("Child", other("EAGER", "Parent")));

	private static final List<Declaration> POSTS = List.of(Declaration.soft("Post", members("@ManyToMany", "Tag")),
			Declaration.soft("Tag", ""));

	private static final List<Declaration> LABELS = List
		.of(Declaration.soft("Post", members("@ElementCollection", "String")));

	private static final List<Declaration> JOINED = List.of(
			new Declaration("Animal", true, false, "@Inheritance(strategy = InheritanceType.JOINED)", "", ""),
			new Declaration("Dog", true, false, "", "Animal", "private String trick = \"roll\";"));

	private static String other(String fetch, String type) {
		return OTHER.formatted(fetch, type, type, type);
	}

	private static String members(String annotation, String type) {
		return MEMBERS.formatted(annotation, type);
	}

	/**
	 * Return all scenarios.
	 */
	static List<ComparisonScenario> all() {
		List<ComparisonScenario> scenarios = new ArrayList<>();
		scenarios.addAll(reading());
		scenarios.addAll(deleting());
		scenarios.addAll(changing());
		scenarios.addAll(restoring());
		return scenarios;
	}

	private static List<ComparisonScenario> reading() {
		return List.of(new ComparisonScenario("T01", "queries and counts hide deleted rows", TAG, (store) -> {
			store.delete("Tag", store.persist("Tag", "a"));
			store.persist("Tag", "b");
			assertThat(store.query("select t.text from Tag t")).containsExactly("b");
			assertThat(store.query("select count(t) from Tag t")).containsExactly(1L);
			assertThat(store.query("select t.text from Tag t where exists (select 1 from Tag u where u.text = 'a')"))
				.isEmpty();
		}), new ComparisonScenario("T01", "a path to a deleted row reads history", EAGER, (store) -> {
			store.persistSaleOfDeletedCustomer();
			assertThat(store.query("select s.other.text from Sale s")).containsExactly("customer");
		}), new ComparisonScenario("T02", "`find` and `findMultiple` hide deleted rows", TAG, (store) -> {
			Long id = store.persist("Tag", "a");
			store.delete("Tag", id);
			store.inTransaction((session) -> {
				assertThat(session.find(store.type("Tag"), id)).isNull();
				assertThat(session.findMultiple(store.type("Tag"), List.of(id))).containsOnlyNulls();
			});
		}), new ComparisonScenario("T02", "`find` hides a deleted row that the session has a proxy of", TAG,
				(store) -> {
					Long id = store.persist("Tag", "a");
					store.delete("Tag", id);
					store.inTransaction((session) -> {
						Thing proxy = session.getReference(store.type("Tag"), id);
						assertThat(session.find(store.type("Tag"), id)).isNull();
						assertThat(proxy).isNotNull();
					});
				}), new ComparisonScenario("T03", "a LAZY reference to a deleted row resolves", LAZY, (store) -> {
					Long sale = store.persistSaleOfDeletedCustomer();
					store.inTransaction(
							(session) -> assertThat(session.find(store.type("Sale"), sale).getOther().getText())
								.isEqualTo("customer"));
				}), new ComparisonScenario("T04", "an EAGER reference to a deleted row resolves", EAGER, (store) -> {
					Long sale = store.persistSaleOfDeletedCustomer();
					store.inTransaction(
							(session) -> assertThat(session.find(store.type("Sale"), sale).getOther().getText())
								.isEqualTo("customer"));
				}),
				new ComparisonScenario("T04", "an edit of the owner keeps its key of a deleted row", EAGER, (store) -> {
					Long sale = store.persistSaleOfDeletedCustomer();
					store.inTransaction((session) -> session.find(store.type("Sale"), sale).setText("edited"));
					assertThat(store.count("Sale where other_id is not null and text = 'edited'")).isOne();
				}),
				new ComparisonScenario("T05", "LAZY references to soft-deletable entities boot", MUTUAL,
						(store) -> assertThat(store.persist("Sale", "sale")).isNotNull()),
				new ComparisonScenario("T06", "`join fetch` of a deleted row keeps the owner", EAGER, (store) -> {
					store.persistSaleOfDeletedCustomer();
					assertThat(store.query("select s from Sale s join fetch s.other")).hasSize(1);
				}), new ComparisonScenario("T07", "collections and `size` hide deleted children", TREE, (store) -> {
					Long parent = store.persistParent();
					store.delete("Child", store.id("Child", "first"));
					store.inTransaction((session) -> assertThat(session.find(store.type("Parent"), parent).getMembers())
						.hasSize(1));
					assertThat(store.query("select size(p.members) from Parent p")).containsExactly(1);
					assertThat(store.query("select c.text from Parent p join p.members c")).containsExactly("second");
				}), new ComparisonScenario("T07", "many-to-many collections hide deleted elements", POSTS, (store) -> {
					Long post = store.persistPost();
					store.delete("Tag", store.id("Tag", "first"));
					store.inTransaction(
							(session) -> assertThat(session.find(store.type("Post"), post).getMembers()).hasSize(1));
					assertThat(store.query("select t.text from Post p join p.members t")).containsExactly("second");
				}), new ComparisonScenario("T10", "deleted rows can be read as entities", TAG, (store) -> {
					store.delete("Tag", store.persist("Tag", "a"));
					assertThat(store.seeingDeleted(() -> store.query("from Tag"))).hasSize(1);
				}), new ComparisonScenario("T46", "a condition with `or`, a union, joins of entities hide deleted rows",
						TAG, (store) -> {
							store.delete("Tag", store.persist("Tag", "a"));
							store.persist("Tag", "b");
							assertThat(store.query("select t.text from Tag t where t.text = 'a' or t.text = 'b'"))
								.containsExactly("b");
							assertThat(store.query("select t.text from Tag t union all select u.text from Tag u"))
								.containsExactly("b", "b");
							assertThat(store.query("select u.text from Tag t cross join Tag u")).containsExactly("b");
							assertThat(store.query("select u.text from Tag t join Tag u on u.text <= t.text"))
								.containsExactly("b");
						}),
				new ComparisonScenario("T52", "the trash shows a parent with the children that went with it", TREE,
						(store) -> {
							Long parent = store.persistParent();
							store.delete("Child", store.id("Child", "first"));
							store.delete("Parent", parent);
							store.inTransaction((session) -> {
								Thing deleted = store.seeingDeleted(() -> session.find(store.type("Parent"), parent));
								assertThat(deleted).isNotNull();
								assertThat(deleted.getMembers()).hasSize(1);
							});
						}));
	}

	private static List<ComparisonScenario> deleting() {
		return List.of(new ComparisonScenario("T12", "an HQL delete keeps the rows", TAG, (store) -> {
			store.persist("Tag", "a");
			store.inTransaction((session) -> session.createMutationQuery("delete from Tag").executeUpdate());
			assertThat(store.count("Tag where deleted_at is not null")).isOne();
		}), new ComparisonScenario("T12", "a Criteria delete keeps the rows", TAG, (store) -> {
			store.persist("Tag", "a");
			store.inTransaction((session) -> {
				CriteriaDelete<? extends Thing> delete = session.getCriteriaBuilder()
					.createCriteriaDelete(store.type("Tag"));
				session.createMutationQuery(delete).executeUpdate();
			});
			assertThat(store.count("Tag where deleted_at is not null")).isOne();
		}), new ComparisonScenario("T12", "an HQL delete keeps the elements of collections", LABELS, (store) -> {
			store.persistLabelled();
			store.inTransaction((session) -> session.createMutationQuery("delete from Post").executeUpdate());
			assertThat(store.count("Post_members")).isEqualTo(2);
		}), new ComparisonScenario("T13", "rows of a JOINED subclass stay", JOINED, (store) -> {
			store.delete("Dog", store.persist("Dog", "rex"));
			assertThat(store.count("Animal a join Dog d on d.id = a.id where a.deleted_at is not null")).isOne();
		}), new ComparisonScenario("T14", "rows of join tables stay", POSTS, (store) -> {
			store.delete("Post", store.persistPost());
			assertThat(store.count("Post_Tag")).isEqualTo(2);
		}), new ComparisonScenario("T14", "rows of element collections stay", LABELS, (store) -> {
			store.delete("Post", store.persistLabelled());
			assertThat(store.count("Post_members")).isEqualTo(2);
		}), new ComparisonScenario("T15", "children that are not soft-deletable stay", PHOTOS, (store) -> {
			store.delete("Parent", store.persistParent());
			assertThat(store.count("Child")).isEqualTo(2);
		}), new ComparisonScenario("T16", "who deleted is written", TAG, (store) -> {
			store.delete("Tag", store.persist("Tag", "a"));
			assertThat(store.count("Tag where deleted_by = 'alice'")).isOne();
		}), new ComparisonScenario("T18", "a second deletion keeps the first", TAG, (store) -> {
			Long id = store.persist("Tag", "a");
			store.inSession((session) -> {
				Thing stale = session.find(store.type("Tag"), id);
				store.delete("Tag", id);
				store.execute("update Tag set deleted_at = timestamp '2001-01-01 00:00:00'");
				store.attempt(session, () -> session.remove(stale));
			});
			assertThat(store.count("Tag where deleted_at < timestamp '2001-01-02 00:00:00'")).isOne();
		}), new ComparisonScenario("T20", "a unique value is free for a new row within the transaction that deletes",
				TAG, (store) -> {
					store.execute("alter table Tag add living varchar(255)"
							+ " generated always as (case when deleted_at is null then text end)");
					store.execute("create unique index living_text on Tag (living)");
					Long id = store.persist("Tag", "a");
					store.inTransaction((session) -> {
						session.remove(session.find(store.type("Tag"), id));
						session.persist(store.newInstance("Tag", "a"));
					});
					assertThat(store.count("Tag where text = 'a'")).isEqualTo(2);
				}), new ComparisonScenario("T26", "deleting what is deleted already does nothing", TAG, (store) -> {
					Long id = store.persist("Tag", "a");
					store.delete("Tag", id);
					store.inTransaction((session) -> session.remove(session.getReference(store.type("Tag"), id)));
					assertThat(store.count("Tag where deleted_at is not null")).isOne();
				}), new ComparisonScenario("T27", "the session knows at once: the instance says so, `find` is empty",
						TAG, (store) -> {
							Long id = store.persist("Tag", "a");
							store.inTransaction((session) -> {
								Thing tag = session.find(store.type("Tag"), id);
								session.remove(tag);
								session.flush();
								assertThat(session.find(store.type("Tag"), id)).isNull();
								assertThat(PropertyAccessorFactory.forBeanPropertyAccess(tag)
									.getPropertyValue("deletedAt")).isNotNull();
							});
						}),
				new ComparisonScenario("T45", "an entity can be deleted while another in the session refers to it",
						EAGER, (store) -> {
							Long sale = store.persistSale();
							store.inTransaction(
									(session) -> session.remove(session.find(store.type("Sale"), sale).getOther()));
							assertThat(store.count("Customer where deleted_at is not null")).isOne();
							assertThat(store.count("Sale where other_id is not null")).isOne();
						}),
				new ComparisonScenario("T50", "an edit and the deletion of one entity are both written", TAG,
						(store) -> {
							Long id = store.persist("Tag", "a");
							store.inTransaction((session) -> {
								Thing tag = session.find(store.type("Tag"), id);
								tag.setText("edited");
								session.remove(tag);
							});
							assertThat(store.count("Tag where text = 'edited' and deleted_at is not null")).isOne();
						}),
				new ComparisonScenario("T55",
						"a child that is not soft-deletable goes when taken out of a living parent", PHOTOS,
						(store) -> {
							Long parent = store.persistParent();
							store.inTransaction(
									(session) -> session.find(store.type("Parent"), parent).getMembers().clear());
							assertThat(store.count("Child")).isZero();
						}));
	}

	private static List<ComparisonScenario> changing() {
		return List.of(new ComparisonScenario("T08", "an edit of a deleted row that native SQL loaded is not written",
				TAG, (store) -> {
					store.delete("Tag", store.persist("Tag", "a"));
					store.inSession((session) -> store.attempt(session,
							() -> session.createNativeQuery("select * from Tag", store.type("Tag"))
								.getResultList()
								.forEach((tag) -> tag.setText("edited"))));
					assertThat(store.count("Tag where text = 'a'")).isOne();
				}),
				new ComparisonScenario("T17", "an edit that began before the deletion fails", TAG,
						(store) -> store.assertStaleEditFails("Tag")),
				new ComparisonScenario("T17", "an edit that began before the deletion fails, with a version", MEMO,
						(store) -> store.assertStaleEditFails("Memo")),
				new ComparisonScenario("T17", "a deletion bumps the version", MEMO, (store) -> {
					store.delete("Memo", store.persist("Memo", "a"));
					assertThat(store.count("Memo where version = 1")).isOne();
				}), new ComparisonScenario("T23", "a bulk update leaves deleted rows alone", TAG, (store) -> {
					store.delete("Tag", store.persist("Tag", "a"));
					store.inTransaction(
							(session) -> session.createMutationQuery("update Tag set text = 'bulk'").executeUpdate());
					assertThat(store.count("Tag where text = 'a'")).isOne();
				}), new ComparisonScenario("T24", "a new reference to a deleted row is refused", EAGER, (store) -> {
					Long customer = store.persist("Customer", "customer");
					store.delete("Customer", customer);
					assertThatException().isThrownBy(() -> store.inTransaction((session) -> {
						Thing sale = store.newInstance("Sale", "sale");
						sale.setOther(session.getReference(store.type("Customer"), customer));
						session.persist(sale);
					}));
					assertThat(store.count("Sale")).isZero();
				}), new ComparisonScenario("T25", "merging a copy of a deleted row fails", TAG, (store) -> {
					Long id = store.persist("Tag", "a");
					Thing copy = store.detached("Tag", id);
					store.delete("Tag", id);
					copy.setText("edited");
					assertThatException().isThrownBy(() -> store.inTransaction((session) -> session.merge(copy)));
					assertThat(store.count("Tag")).isOne();
					assertThat(store.count("Tag where text = 'a' and deleted_at is not null")).isOne();
				}), new ComparisonScenario("T47", "merging a parent with fewer children deletes those, softly", TREE,
						(store) -> {
							Long parent = store.persistParent();
							Thing copy = store.detached("Parent", parent);
							copy.getMembers().removeIf((child) -> ((Thing) child).getText().equals("first"));
							store.inTransaction((session) -> session.merge(copy));
							assertThat(store.count("Child where text = 'first' and deleted_at is not null")).isOne();
							assertThat(store.count("Child where text = 'second' and deleted_at is null")).isOne();
						}),
				new ComparisonScenario("T49", "taking an element out of a collection leaves hidden elements in place",
						POSTS, (store) -> {
							Long post = store.persistPost();
							store.delete("Tag", store.id("Tag", "first"));
							store.inTransaction((session) -> {
								Set<Object> tags = session.find(store.type("Post"), post).getMembers();
								tags.remove(tags.iterator().next());
							});
							assertThat(store.restoreTag("first", post)).containsExactly("first");
						}),
				new ComparisonScenario("T49", "clearing a collection leaves hidden elements in place", POSTS,
						(store) -> {
							Long post = store.persistPost();
							store.delete("Tag", store.id("Tag", "first"));
							store.inTransaction(
									(session) -> session.find(store.type("Post"), post).getMembers().clear());
							assertThat(store.restoreTag("first", post)).containsExactly("first");
						}));
	}

	private static List<ComparisonScenario> restoring() {
		return List.of(new ComparisonScenario("T14", "a restored row has its join rows", POSTS, (store) -> {
			Long post = store.persistPost();
			store.delete("Post", post);
			store.restore("Post", post);
			store
				.inTransaction((session) -> assertThat(session.find(store.type("Post"), post).getMembers()).hasSize(2));
		}), new ComparisonScenario("T28", "what was deleted apart stays deleted when a parent is restored", TREE,
				(store) -> {
					Long parent = store.persistParent();
					Long first = store.id("Child", "first");
					store.inTransaction((session) -> {
						session.remove(session.find(store.type("Child"), first));
						session.flush();
						session.clear();
						session.remove(session.find(store.type("Parent"), parent));
					});
					store.restore("Parent", parent);
					assertThat(store.count("Parent where deleted_at is null")).isOne();
					assertThat(store.count("Child where text = 'first' and deleted_at is not null")).isOne();
					assertThat(store.count("Child where text = 'second' and deleted_at is null")).isOne();
				}), new ComparisonScenario("T30", "neither deleting nor restoring touches the time of the last edit",
						TAG, (store) -> {
							Long id = store.persist("Tag", "a");
							store.execute("update Tag set updated_at = timestamp '2001-01-01 00:00:00'");
							store.delete("Tag", id);
							store.restore("Tag", id);
							assertThat(store.count("Tag where updated_at < timestamp '2001-01-02 00:00:00'")).isOne();
						}));
	}

	@Override
	public String toString() {
		return this.trap + ": " + this.title;
	}

	/**
	 * Finds out whether something holds.
	 */
	@FunctionalInterface
	interface Check {

		/**
		 * Run the scenario.
		 * @param store an empty database with the entities of the scenario
		 */
		void run(ComparisonStore store);

	}

}
