/**
 * Auto-configuration of everything, and the properties that steer it.
 */
@NullMarked
package dev.plinth.autoconfigure;

import org.jspecify.annotations.NullMarked;
