package dev.plinth.demo.web;

/**
 * One entry of {@code errors} in the problem detail of a bad request.
 *
 * @param field the parameter or the path of the JSON property at fault
 * @param message what is wrong with it
 */
record FieldProblem(String field, String message) {

}
