/**
 * What people write, understood: Markdown to a small tree that a view draws and a test reads. Plain Java, so the JVM
 * and the browser can be held to the same answers.
 */
@NullMarked
package chat.klatch.client.text;

import org.jspecify.annotations.NullMarked;
