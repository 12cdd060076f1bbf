/**
 * Tags, found or created by their name.
 */
@NullMarked
package dev.plinth.demo.tag;

import org.jspecify.annotations.NullMarked;
