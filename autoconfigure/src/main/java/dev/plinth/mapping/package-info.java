/**
 * The engine that turns mixins into mapped attributes, and its extension points.
 */
@NullMarked
package dev.plinth.mapping;

import org.jspecify.annotations.NullMarked;
