/** What people see when the server or the network fails them: nothing lost, nothing twice. */
@NullMarked
package chat.klatch.e2e.faults;

import org.jspecify.annotations.NullMarked;
