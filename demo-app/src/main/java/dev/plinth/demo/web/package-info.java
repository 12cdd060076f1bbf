/**
 * What all controllers share: paging, problem details, the reading of JSON.
 */
@NullMarked
package dev.plinth.demo.web;

import org.jspecify.annotations.NullMarked;
