package chat.klatch.client.view.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {
    @ParameterizedTest
    @CsvSource({"'',0", "ninechars,0", "aaaaaaaaaaaaaaaaaaaa,0", "12345678901234567890,0", "abcabcabcabc,1",
            "poppyseed-cake,3", "the kettle is on again,4"})
    void lengthMakesItStrongAndWhatGoesOnAsItBeganDoesNot(String password, int strength) {
        assertEquals(strength, Strength.of(password));
    }

    @ParameterizedTest
    @CsvSource({"\uD83E\uDED6\uD83E\uDED6\uD83E\uDED6\uD83E\uDED6\uD83E\uDED6,0"})
    void whatIsShortInCharactersIsTooShortHoweverManyUnitsItHas(String password, int strength) {
        assertEquals(strength, Strength.of(password));
    }
}
