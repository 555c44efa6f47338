/**
 * Connections to the database, its migrations and its identity. What is in the tables belongs to the nouns above, each
 * of which has its own SQL.
 */
@NullMarked
package chat.klatch.server.storage;

import org.jspecify.annotations.NullMarked;
