package chat.klatch.client.text;

/** Words without capitals and accents, for finding. As long as they were, so that a place in them is a place there. */
public final class Folded {
    private static final String ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžčćđğışąęłńśźżőű";
    private static final String PLAIN = "aaaaaaceeeeiiiinoooooouuuuyyszccdgisaelnszzou";

    private Folded() {
    }

    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char low = Character.toLowerCase(text.charAt(i));
            int accented = ACCENTED.indexOf(low);
            plain.append(accented < 0 ? low : PLAIN.charAt(accented));
        }
        return plain.toString();
    }
}
