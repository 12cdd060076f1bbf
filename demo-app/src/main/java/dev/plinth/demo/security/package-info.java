/**
 * Who may call what.
 */
@NullMarked
package dev.plinth.demo.security;

import org.jspecify.annotations.NullMarked;
