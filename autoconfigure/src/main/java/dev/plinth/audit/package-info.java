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
/**
 * Who wrote a row, and when: clock, auditor, run-as and the stamps made of them.
 * {@link dev.plinth.audit.AuditStamps} is where the rest of the library asks; the auditor
 * it gives has been resolved before the flush that asks for it.
 */
@NullMarked
package dev.plinth.audit;

import org.jspecify.annotations.NullMarked;
