/**
 * The sample application, one package for each feature.
 */
@NullMarked
package dev.plinth.demo;

import org.jspecify.annotations.NullMarked;
