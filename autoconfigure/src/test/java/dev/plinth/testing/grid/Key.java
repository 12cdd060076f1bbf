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
package dev.plinth.testing.grid;

import java.io.Serializable;

import jakarta.persistence.Embeddable;

/**
 * An embedded identifier. Its columns have one type: where a union lacks a foreign key of
 * two types, Hibernate selects nulls of the first type for both, which PostgreSQL
 * refuses.
 *
 * @param tenant the first column
 * @param serial the second column
 */
@Embeddable
public record Key(int tenant, int serial) implements Serializable {

}
