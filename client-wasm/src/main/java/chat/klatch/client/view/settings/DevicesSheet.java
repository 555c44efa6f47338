package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.Device;
import chat.klatch.protocol.call.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where one is signed in, and signing out there. */
final class DevicesSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-devices");
    private final Element others = Page.make("button", "btn");
    private final Times times = new Times();
    private final Paged<Seen> devices;
    private List<Device> shown = List.of();

    DevicesSheet(Settings.Desk desk, Element acts) {
        this.desk = desk;
        devices = new Paged<>(desk.clock(), root, this::row);
        others.setType("button");
        others.setTextContent(Labels.SIGN_OUT_OTHERS);
        others.setHidden(true);
        others.addEventListener("click",
                _ -> begin(shown.stream().filter(device -> !device.current()).toList(), others));
        acts.append(others);
        devices.show((_, then, refused) -> gather(null, new ArrayList<>(), all -> {
            shown = all;
            showOthers(shown.size() > 2);
            long now = desk.clock().now();
            then.accept(new Paged.Part<>(
                    shown.stream().map(device -> Seen.at(now, device, at -> times.moment(at, now))).toList(), null));
            if (!Page.hasFocus()) { // the last button of the list went from under it
                Page.focus(Page.byId("page-h"));
            }
        }, refused), "");
    }

    private void showOthers(boolean there) {
        if (!there && others.isSameNode(Browser.getDocument().getActiveElement())) {
            Page.focus(Page.byId("page-h"));
        }
        others.setHidden(!there);
    }

    /** Every page, this device first: who signs all others out means all. */
    private void gather(@Nullable String after, List<Device> all, Consumer<List<Device>> then,
            Consumer<Problem> refused) {
        desk.client().api().me().devices(after, page -> {
            page.sessions().forEach(device -> all.add(device.current() ? 0 : all.size(), device));
            if (page.next() == null) {
                then.accept(all);
            } else {
                gather(page.next(), all, then, refused);
            }
        }, refused);
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void look(boolean up) {
        devices.look(up);
    }

    private Element row(Seen seen) {
        var device = seen.device();
        var row = Page.copy("device");
        var name = Agent.name(device.agent());
        Page.in(row, "b").setTextContent(name);
        Page.in(row, ".nfo span").setTextContent(seen.when());
        Page.in(row, ".state").setHidden(!device.current());
        var button = Page.in(row, "button");
        button.setHidden(device.current());
        button.setAttribute("aria-label", Labels.signOutOf(name));
        button.addEventListener("click", _ -> {
            begin(List.of(device), button);
        });
        return row;
    }

    private void begin(List<Device> gone, Element button) {
        if (!Page.isBusy(button)) {
            end(gone, 0, button);
        }
    }

    private void end(List<Device> gone, int from, Element button) {
        Page.busy(button, from < gone.size());
        if (from == gone.size()) {
            desk.toasts().done(PlaceTexts.DEVICE_OUT);
            devices.again();
        } else {
            desk.client().api().me().end(gone.get(from).id(), () -> end(gone, from + 1, button), problem -> {
                Page.busy(button, false);
                desk.toasts().failed(problem);
                devices.again();
            });
        }
    }
}
