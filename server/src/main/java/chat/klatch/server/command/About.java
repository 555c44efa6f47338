package chat.klatch.server.command;

/**
 * What a backup says of itself.
 *
 * @param format
 *            how the file is laid out; a reader takes those that it knows
 * @param build
 *            the Klatch that made it
 * @param takenAt
 *            milliseconds since 1970 UTC; whatever was acknowledged before is in it
 */
record About(int format, String build, long takenAt, long people, long rooms, long messages) {
    static final int FORMAT = 1;

    static About of(String build, long takenAt, Holdings holdings) {
        return new About(FORMAT, build, takenAt, holdings.people(), holdings.rooms(), holdings.messages());
    }

    Holdings holdings() {
        return new Holdings(people, rooms, messages);
    }
}
