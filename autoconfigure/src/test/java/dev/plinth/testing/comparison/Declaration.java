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
package dev.plinth.testing.comparison;

/**
 * An entity class, but for what deletes it softly.
 *
 * @param name its name, also that of its table
 * @param soft whether it is deleted softly
 * @param versioned whether it has a version
 * @param annotations further annotations
 * @param parent the entity class above, or empty
 * @param members further members
 */
public record Declaration(String name, boolean soft, boolean versioned, String annotations, String parent,
		String members) {

	public static Declaration soft(String name, String members) {
		return new Declaration(name, true, false, "", "", members);
	}

	public static Declaration versioned(String name, String members) {
		return new Declaration(name, true, true, "", "", members);
	}

	public static Declaration hard(String name, String members) {
		return new Declaration(name, false, false, "", "", members);
	}

	/**
	 * Return the source of the class.
	 * @param packageName its package
	 * @param variant what deletes it softly
	 * @return the source
	 */
	public String source(String packageName, Variant variant) {
		String head = """
				package %s;
				import dev.plinth.entity.*;
				import dev.plinth.testing.comparison.Thing;
				import jakarta.persistence.*;
				import java.time.Instant;
				import java.util.*;
				import org.hibernate.annotations.SoftDelete;
				import org.hibernate.annotations.SoftDeleteType;
				import org.hibernate.annotations.SQLDelete;
				import org.hibernate.annotations.SQLRestriction;
				import org.hibernate.annotations.UpdateTimestamp;
				""".formatted(packageName);
		if (!this.parent.isEmpty()) {
			return head + "@Entity public class %s extends %s { %s }".formatted(this.name, this.parent, this.members);
		}
		return head + """
				@Entity %s %s
				public class %s extends %s {
				private String text;
				%s
				public String getText() { return this.text; }
				public void setText(String text) { this.text = text; }
				%s
				}
				""".formatted(this.annotations, variant.annotations(this), this.name, variant.base(this),
				variant.members(this), this.members);
	}

}
