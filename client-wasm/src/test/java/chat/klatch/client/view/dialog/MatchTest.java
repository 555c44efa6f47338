package chat.klatch.client.view.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static List<String> best(String wish, String... names) {
        return Stream.of(names).filter(name -> Match.of(wish, name) != null)
                .sorted((one, other) -> Objects.requireNonNull(Match.of(wish, one))
                        .compareTo(Objects.requireNonNull(Match.of(wish, other))))
                .toList();
    }

    @Test
    void theBeginningOfANameIsBetterThanThatOfAWordThanItsMiddleThanScatteredLetters() {
        assertEquals(List.of("Design table", "Malik Demir", "Trade", "Backend review"),
                best("de", "Backend review", "Trade", "Malik Demir", "Design table", "Foyer"));
    }

    @Test
    void capitalsAndAccentsCountForNothing() {
        assertEquals(new Match(0, 0, 5), Match.of("tomas", "Tomás Herrera"));
        assertEquals(new Match(0, 0, 2), Match.of("ÉT", "Etcheverry"));
        assertNull(Match.of("tomasz", "Tomás"));
    }

    @Test
    void nothingTypedIsFoundEverywhere() {
        assertNotNull(Match.of("", "Foyer"));
        assertNotNull(Match.of("", ""));
    }
}
