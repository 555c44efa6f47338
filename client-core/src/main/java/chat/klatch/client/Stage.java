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

    /** Nobody is signed in. */
    record SignedOut(PlaceInfo place, How how) implements Stage {
        /** How it came to that. */
        public enum How {
            /** Nobody was. */
            NOBODY,
            /** Whoever was has signed out here. */
            LEFT,
            /** They have signed out in another window of this platform. */
            LEFT_ELSEWHERE,
            /** They have, and somebody has signed in in another since: {@link Client#start} lets them in here, too. */
            ENTERED_ELSEWHERE,
            /** The server ended the session. */
            ENDED
        }

        /** Whether a session was, and the server ended it. */
        public boolean ended() {
            return how == How.ENDED;
        }
    }

    /** Somebody is signed in, whether or not the connection stands. */
    record SignedIn(User me, String place) implements Stage {
    }
}
