/**
 * What a person sees and touches: one class a component, drawn from the client's state and never the other way round.
 * Markup is in {@code index.html}, looks in {@code style.css}.
 */
@NullMarked
package chat.klatch.client.view;

import org.jspecify.annotations.NullMarked;
