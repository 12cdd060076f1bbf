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
package dev.plinth.benchmarks;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What has come of a {@link Call}.
 *
 * @param value what the method has returned, if anything
 * @param failure what it has thrown, or {@code null} if it has ended well
 */
record Answer(@Nullable Object value, @Nullable String failure) implements Serializable {

}
