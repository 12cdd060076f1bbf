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
package dev.plinth.enhanced;

import dev.plinth.testing.ChangingClassLoader;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedClass;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/**
 * Loads the classes of this library and its tests once more, with the entities among them
 * enhanced: dirty tracking, lazy attributes and association management are on.
 */
final class EnhancingClassLoader extends ChangingClassLoader {

	private static final String ENTITY_PACKAGE = "dev.plinth.entity.";

	private final boolean enhanceBases;

	private final Enhancer enhancer;

	/**
	 * Create a class loader.
	 * @param parent loads all other classes
	 * @param enhanceBases whether the bases are enhanced as well, as enhancement at load
	 * time does, or only what an application compiles itself, as enhancement by its build
	 * does
	 */
	EnhancingClassLoader(ClassLoader parent, boolean enhanceBases) {
		super(parent);
		this.enhanceBases = enhanceBases;
		this.enhancer = BytecodeProviderInitiator.buildDefaultBytecodeProvider().getEnhancer(new AllEnhancements());
	}

	@Override
	protected byte[] change(String name, byte[] original) {
		byte[] enhanced = isEnhanceable(name) ? this.enhancer.enhance(name, original) : null;
		return (enhanced != null) ? enhanced : original;
	}

	private boolean isEnhanceable(String name) {
		return this.enhanceBases || !name.startsWith(ENTITY_PACKAGE);
	}

	/**
	 * Switches on what is off by default.
	 */
	private final class AllEnhancements extends DefaultEnhancementContext {

		@Override
		public ClassLoader getLoadingClassLoader() {
			return EnhancingClassLoader.this.getParent();
		}

		@Override
		public boolean doBiDirectionalAssociationManagement(UnloadedField field) {
			return true;
		}

		@Override
		public boolean hasLazyLoadableAttributes(UnloadedClass classDescriptor) {
			return true;
		}

	}

}
