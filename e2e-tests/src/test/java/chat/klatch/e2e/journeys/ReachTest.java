package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.api.Test;

/** What can be done by a finger, and by a key that is named in the list of them. */
@InBrowsers
class ReachTest {
    @Test
    void aFingerThatPullsAMessageToTheLeftAnswersIt(Place place) {
        Person ada = place.person("Ada", Device.PHONE);
        ada.setsUp("Home");
        ada.writes("pull me");
        ada.hasNothingWaiting();
        var box = ada.message("pull me").boundingBox();
        var finger = ada.context().newCDPSession(ada.page());
        double y = box.y + box.height / 2;
        double x = box.x + box.width * 0.7;
        touches(finger, "touchStart", x, y);
        touches(finger, "touchMove", x - 30, y);
        touches(finger, "touchMove", x - 40, y);
        touches(finger, "touchEnd", x - 40, y);
        assertThat(ada.form(Labels.COMPOSER).getByText("Replying to")).isHidden();
        touches(finger, "touchStart", x, y);
        touches(finger, "touchMove", x - 30, y);
        touches(finger, "touchMove", x - 80, y + 4);
        touches(finger, "touchEnd", x - 80, y + 4);
        assertThat(ada.form(Labels.COMPOSER)).containsText("Replying to");
    }

    private static void touches(CDPSession finger, String type, double x, double y) {
        var points = new JsonArray();
        if (!type.equals("touchEnd")) {
            var point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        finger.send("Input.dispatchTouchEvent", event);
    }
}
