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

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import dev.plinth.testing.ChangingClassLoader;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.hibernate.service.spi.ServiceContributor;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * Loads the classes of this library and its tests once more, with the entities of some
 * packages stripped of their mapping annotations.
 */
class StrippingClassLoader extends ChangingClassLoader {

	private static final Map<String, String> RESOURCES = Map.of("META-INF/spring.factories",
			"imperative/spring.factories", "META-INF/services/" + ServiceContributor.class.getName(),
			"imperative/services");

	private final List<String> packages;

	private final List<String> kept;

	/**
	 * Create a class loader.
	 * @param parent loads all other classes
	 * @param packages the packages whose classes are stripped
	 * @param kept the names of classes that keep their annotations
	 */
	StrippingClassLoader(ClassLoader parent, List<String> packages, List<String> kept) {
		super(parent);
		this.packages = packages;
		this.kept = kept;
	}

	/**
	 * Have the {@link DescribingInitializer} called for each application, and the
	 * {@link DescribingServiceContributor} where there is none.
	 */
	@Override
	protected Enumeration<URL> findResources(String name) throws IOException {
		String resource = RESOURCES.get(name);
		return (resource != null) ? Collections.enumeration(List.of(new ClassPathResource(resource).getURL()))
				: super.findResources(name);
	}

	@Override
	protected byte[] change(String name, byte[] original) {
		if (!this.packages.contains(ClassUtils.getPackageName(name)) || this.kept.contains(name)) {
			return original;
		}
		ClassReader reader = new ClassReader(original);
		if ((reader.getAccess() & Opcodes.ACC_ANNOTATION) != 0) {
			return original;
		}
		ClassWriter writer = new ClassWriter(0);
		reader.accept(new Stripping(writer), 0);
		return writer.toByteArray();
	}

	/**
	 * Leaves out the mapping annotations of a class and its fields. Those of methods are
	 * of callbacks, which are no matter of mapping.
	 */
	private static final class Stripping extends ClassVisitor {

		Stripping(ClassVisitor target) {
			super(Opcodes.ASM9, target);
		}

		private static boolean isMapping(String descriptor) {
			return MappingAnnotations.isMapping(Type.getType(descriptor).getClassName());
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
