/**
 * What the whole tree must look like, read as text and as syntax trees. The rules about who may import whom are each
 * module's own {@code ArchitectureTest}.
 */
@NullMarked
package chat.klatch.house;

import org.jspecify.annotations.NullMarked;
