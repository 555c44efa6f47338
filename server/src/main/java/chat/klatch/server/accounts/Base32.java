package chat.klatch.server.accounts;

/** Five bits a letter, for what people read and type. */
enum Base32 {
    /** RFC 4648: what apps take for a secret. */
    FOR_APPS("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    /** Crockford's: without letters that look like another. */
    FOR_PEOPLE("0123456789abcdefghjkmnpqrstvwxyz");

    private static final int BITS = 5;
    private final String letters;

    Base32(String letters) {
        this.letters = letters;
    }

    /** Bytes whose bits are a multiple of five, so that nothing is filled up. */
    String encode(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int waiting = 0;
        for (byte next : bytes) {
            held = held << Byte.SIZE | next & 0xff;
            waiting += Byte.SIZE;
            while (waiting >= BITS) {
                waiting -= BITS;
                text.append(letters.charAt(held >>> waiting & 0x1f));
            }
        }
        return text.toString();
    }
}
