package chat.klatch.client.view.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import org.junit.jupiter.api.Test;

class AgentTest {
    @Test
    void aBrowserIsCalledByItsNameAndItsSystem() {
        assertEquals("Chrome on Windows", Agent.name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                + " (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"));
        assertEquals("Edge on Windows",
                Agent.name("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0"));
        assertEquals("Firefox on Linux", Agent.name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"));
        assertEquals("Safari on iPhone",
                Agent.name("Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Mobile Safari/604.1"));
    }

    @Test
    void anythingElseIsCalledAsItCallsItself() {
        assertEquals("curl/8.5.0", Agent.name("curl/8.5.0"));
        assertEquals(PlaceTexts.SOME_DEVICE, Agent.name(""));
        assertEquals("x".repeat(60) + "…", Agent.name("x".repeat(200)));
    }
}
