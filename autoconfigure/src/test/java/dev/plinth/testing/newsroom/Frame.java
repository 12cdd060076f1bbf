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
package dev.plinth.testing.newsroom;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;

/**
 * An embeddable that is a record with a primitive component.
 *
 * @param depth how deep it is
 * @param gilded whether it is
 * @param framer who framed
 */
@Embeddable
public record Frame(int depth, boolean gilded, @CreatedBy @Nullable String framer) {

}
