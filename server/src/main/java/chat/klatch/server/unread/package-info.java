/**
 * What users are told of what they have not read: what happens in rooms that they are not looking at, and how far they
 * have read elsewhere. Gathered, so that neither a busy room nor an eager reader costs a query for each message.
 */
@NullMarked
package chat.klatch.server.unread;

import org.jspecify.annotations.NullMarked;
