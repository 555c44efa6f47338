package chat.klatch.client.view.settings;

import chat.klatch.protocol.call.Invite;

/** A link to sign up by, and whether it lets anybody in. */
record Invitation(Invite invite, State state) {
    /** The server refuses who comes by a link that is not good. */
    enum State {
        GOOD, USED_UP, EXPIRED
    }

    /**
     * As it is at that moment.
     *
     * @param now
     *            by the clock of the server, which has the last word
     */
    static Invitation at(long now, Invite invite) {
        boolean usedUp = invite.used() >= invite.uses();
        return new Invitation(invite, usedUp ? State.USED_UP : invite.expiresAt() <= now ? State.EXPIRED : State.GOOD);
    }

    boolean isGood() {
        return state == State.GOOD;
    }
}
