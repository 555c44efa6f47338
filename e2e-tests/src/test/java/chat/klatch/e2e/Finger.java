package chat.klatch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;

/** One finger on somebody's screen of glass. */
public final class Finger {
    private final CDPSession glass;

    private Finger(CDPSession glass) {
        this.glass = glass;
    }

    public static Finger of(Person person) {
        return new Finger(person.context().newCDPSession(person.page()));
    }

    public void taps(Locator target) {
        target.tap();
    }

    /** Stays where it is until something has come of that. */
    public void stays(Locator target, Locator consequence) {
        touch(target);
        assertThat(consequence).isVisible();
        send("touchEnd", new JsonArray());
    }

    private void touch(Locator target) {
        target.scrollIntoViewIfNeeded();
        var box = target.boundingBox();
        var point = new JsonObject();
        point.addProperty("x", box.x + box.width / 2);
        point.addProperty("y", box.y + box.height / 2);
        var points = new JsonArray();
        points.add(point);
        send("touchStart", points);
    }

    private void send(String what, JsonArray points) {
        var wish = new JsonObject();
        wish.addProperty("type", what);
        wish.add("touchPoints", points);
        glass.send("Input.dispatchTouchEvent", wish);
    }
}
