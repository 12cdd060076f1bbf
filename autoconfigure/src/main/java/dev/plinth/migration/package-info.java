/**
 * The columns of the mixins in Flyway migrations, and the library's own database objects.
 */
@NullMarked
package dev.plinth.migration;

import org.jspecify.annotations.NullMarked;
