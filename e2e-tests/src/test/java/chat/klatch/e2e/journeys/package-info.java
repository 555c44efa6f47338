/** What people do at a Klatch, told as sentences about them. */
@NullMarked
package chat.klatch.e2e.journeys;

import org.jspecify.annotations.NullMarked;
