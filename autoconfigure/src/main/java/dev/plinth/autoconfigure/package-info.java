/**
 * The auto-configuration of Plinth, its properties and failure analyses.
 */
@NullMarked
package dev.plinth.autoconfigure;

import org.jspecify.annotations.NullMarked;
