package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static List<String> addresses(String text) {
        var pieces = Links.in(text);
        assertEquals(text, pieces.stream().map(Links.Piece::text).collect(Collectors.joining()));
        return pieces.stream().filter(Links.Piece::address).map(Links.Piece::text).toList();
    }

    @Test
    void anAddressInASentenceEndsBeforeItsPunctuation() {
        assertEquals(List.of("https://klatch.chat/menu"), addresses("See https://klatch.chat/menu, it is good."));
        assertEquals(List.of("http://a.example"), addresses("(http://a.example)."));
        assertEquals(List.of("https://a.example/x_(y)"), addresses("https://a.example/x_(y)"));
        assertEquals(List.of("https://a.example/?q=1&r=2#z"), addresses("“https://a.example/?q=1&r=2#z”"));
    }

    @Test
    void severalAddressesAreSeveral() {
        assertEquals(List.of("http://a.example", "https://b.example/"),
                addresses("http://a.example\nhttps://b.example/"));
    }

    @Test
    void onlyTheWebIsLinked() {
        assertEquals(List.of(), addresses("javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example"));
        assertEquals(List.of(), addresses("http:// https:// http://. xhttp://a.example http"));
        assertEquals(List.of(), addresses("HTTPS and httpd and https:/a.example"));
    }

    @Test
    void whatIsNoAddressStaysText() {
        assertEquals(List.of(), addresses(""));
        assertEquals(List.of(), addresses("nothing here"));
        assertEquals(List.of("https://a.example/"), addresses("<https://a.example/>"));
    }
}
