package chat.klatch.client;

import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.model.User;

/** Where a person stands with the place: what the whole screen shows. */
public sealed interface Stage {
    /** Nothing is known yet. */
    record Starting() implements Stage {
    }

    /** The server has not answered since the start; it is asked again by itself. */
    record Unreachable() implements Stage {
    }

    /** The place has no account: the first visitor sets it up. */
    record FirstRun(PlaceInfo place) implements Stage {
    }

    /** Nobody is signed in; {@code ended} where a session was, and the server ended it. */
    record SignedOut(PlaceInfo place, boolean ended) implements Stage {
    }

    /** Somebody is signed in, whether or not the connection stands. */
    record SignedIn(User me, String place) implements Stage {
    }
}
