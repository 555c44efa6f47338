package chat.klatch.server.accounts;

import chat.klatch.protocol.Limits;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.JsonArray;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody is called here who comes from elsewhere, by what they are called there. */
final class Callings {
    private static final int NUMBERED = 99;
    private static final int DRAWN_CHARS = 8;
    private static final String SOMEBODY = "user";

    private Callings() {
    }

    /**
     * A username that nobody has: the one that they go by, else what stands before the @ of their address, else their
     * name; with a number where that is taken.
     */
    static String username(Vouched who, Predicate<String> taken, Ids ids) {
        var base = Stream.of(who.username(), who.email() == null ? "" : who.email(), who.name())
                .map(Callings::made).filter(name -> name.length() >= Limits.USERNAME_CHARS_MIN).findFirst()
                .orElse(SOMEBODY);
        return Stream.concat(Stream.of(base), numbered(base)).filter(name -> !taken.test(name)).findFirst()
                .orElseGet(() -> ended(base, "-" + ids.next().substring(0, DRAWN_CHARS).toLowerCase(Locale.ROOT)));
    }

    /** A username like that one which nobody has, where one of its numbered ones is free. */
    static Optional<String> like(String username, AccountTable table) {
        var taken = table.among(JsonArray.of(numbered(username).toList())).stream().map(AccountTable.Named::username)
                .toList();
        return numbered(username).filter(name -> !taken.contains(name)).findFirst();
    }

    private static Stream<String> numbered(String base) {
        return IntStream.rangeClosed(2, NUMBERED).mapToObj(n -> ended(base, "" + n));
    }

    private static String made(String said) {
        int at = said.indexOf('@');
        var letters = (at > 0 ? said.substring(0, at) : said).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-");
        return cut(letters.replaceAll("^[-.]+|[-.]+$", ""), Limits.USERNAME_CHARS);
    }

    private static String ended(String base, String end) {
        return cut(base, Limits.USERNAME_CHARS - end.length()) + end;
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    /** What others call them: their name without what is no character of one, or their username. */
    static String name(Vouched who, String username) {
        var clean = who.name().codePoints().filter(one -> !Character.isISOControl(one)
                && Character.getType(one) != Character.SURROGATE).limit(Limits.USER_NAME_CODE_POINTS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
        return clean.isEmpty() ? username : clean;
    }
}
