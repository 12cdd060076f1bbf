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
package dev.plinth.imperative;

import java.util.List;
import java.util.stream.Stream;

import dev.plinth.testing.ChangingClassLoader;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Loads the classes of this library and its tests once more, with the entities of some
 * packages stripped of their mapping annotations.
 */
final class StrippingClassLoader extends ChangingClassLoader {

	private final List<String> packages;

	/**
	 * Create a class loader.
	 * @param parent loads all other classes
	 * @param neighbours a class of each package that is stripped
	 */
	StrippingClassLoader(ClassLoader parent, Class<?>... neighbours) {
		super(parent);
		this.packages = Stream.of(neighbours).map(Class::getPackageName).toList();
	}

	@Override
	protected byte[] change(String name, byte[] original) {
		if (!this.packages.contains(ClassUtils.getPackageName(name))) {
			return original;
		}
		ClassWriter writer = new ClassWriter(0);
		new ClassReader(original).accept(new Stripping(writer), 0);
		return writer.toByteArray();
	}

	private static boolean isMapping(String annotation) {
		return annotation.startsWith("Ljakarta/persistence/") || annotation.startsWith("Lorg/hibernate/annotations/");
	}

	/**
	 * Leaves out the mapping annotations of a class and its fields. None of these
	 * packages has others.
	 */
	private static final class Stripping extends ClassVisitor {

		Stripping(ClassVisitor target) {
			super(Opcodes.ASM9, target);
		}

		@Override
		public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			return isMapping(descriptor) ? null : super.visitAnnotation(descriptor, visible);
		}

		@Override
		public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
			return new FieldVisitor(Opcodes.ASM9, super.visitField(access, name, descriptor, signature, value)) {

				@Override
				public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
					return isMapping(annotation) ? null : super.visitAnnotation(annotation, visible);
				}

			};
		}

	}

}
