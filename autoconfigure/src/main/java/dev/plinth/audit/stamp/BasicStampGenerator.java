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

import dev.plinth.audit.KeptStamps;
import org.jspecify.annotations.Nullable;

/**
 * The generator of an attribute of an application's own that is a stamp and nothing else.
 */
public final class BasicStampGenerator extends AnnotatedStampGenerator implements StampGenerator {

	private final transient BasicStamp stamp;

	public BasicStampGenerator(BasicStamp stamp) {
		super(stamp);
		this.stamp = stamp;
	}

	/**
	 * Return whether there may be nothing to write.
	 */
	public boolean isOptional() {
		return this.stamp.isOptional();
	}

	@Override
	public @Nullable Object kept(KeptStamps stamps) {
		return this.stamp.kept(stamps);
	}

}
