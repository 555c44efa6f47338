package chat.klatch.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebAddressTest {
    private static List<String> addresses(String text) {
        var found = new ArrayList<String>();
        for (Block block : Markdown.parse(text)) {
            if (block instanceof Block.Paragraph(var inlines)) {
                for (Inline inline : inlines) {
                    if (inline instanceof Inline.Link(var address, _)) {
                        found.add(address);
                    }
                }
            }
        }
        return found;
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

    @Test
    void noMarkInAnAddressMeansAnything() {
        assertEquals(List.of("https://a.example/_x_/*y*/z~~1"), addresses("https://a.example/_x_/*y*/z~~1 ok"));
        assertEquals(List.of("https://a.example/?a=1&copy=2"), addresses("https://a.example/?a=1&copy=2"));
    }

    @Test
    void aLabelEndsTheAddressInIt() {
        assertEquals(List.of("https://b.example"), addresses("[https://a.example](https://b.example)"));
        assertEquals(List.of("https://[::1]/x"), addresses("https://[::1]/x"));
    }
}
