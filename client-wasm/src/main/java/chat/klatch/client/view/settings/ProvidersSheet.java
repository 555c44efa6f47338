package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.ProofDialog;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.LinkedProvider;
import chat.klatch.protocol.call.Provider;
import chat.klatch.protocol.call.WaysIn;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The providers of the place, and linking them to one's account. */
final class ProvidersSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-providers");
    private final Times times = new Times();
    private final Paged<Way> ways;
    private String me = "";

    /** A provider, as one is linked to it or not; only {@code several} ways in let one of them go. */
    private record Way(Provider provider, @Nullable LinkedProvider linked, boolean several) {
    }

    ProvidersSheet(Settings.Desk desk) {
        this.desk = desk;
        ways = new Paged<>(desk.clock(), root, this::row);
        ways.show((_, then, refused) -> desk.client().api().me().ways(
                now -> then.accept(new Paged.Part<>(all(now), null)), refused), "");
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void draw(User now) {
        me = now.username();
    }

    @Override
    public void look(boolean up) {
        ways.look(up);
    }

    private List<Way> all(WaysIn now) {
        var place = desk.client().place();
        var all = place == null || place.providers() == null ? List.<Provider>of() : place.providers();
        return all.stream().map(one -> new Way(one, now.linked().stream()
                .filter(linked -> linked.provider().equals(one.id())).findFirst().orElse(null), now.several()))
                .toList();
    }

    private Element row(Way way) {
        var provider = way.provider;
        var linked = way.linked;
        var row = Page.copy("linked");
        Page.in(row, "b").setTextContent(provider.name());
        Page.in(row, ".nfo span").setTextContent(linked == null ? "" : about(linked));
        var state = Page.in(row, ".state");
        state.setTextContent(linked == null ? PlaceTexts.NOT_LINKED : PlaceTexts.LINKED_STATE);
        state.getClassList().toggle("state--off", linked == null);
        var button = Page.in(row, "button");
        button.setTextContent(linked == null ? PlaceTexts.LINK : PlaceTexts.UNLINK);
        button.setAttribute("aria-label", linked == null
                ? Labels.link(provider.name())
                : Labels.unlink(provider.name()));
        button.setHidden(linked != null && !way.several);
        button.addEventListener("click", _ -> {
            if (Page.isBusy(button)) {
                return;
            }
            Page.busy(button, true);
            if (linked == null) {
                link(provider, button);
            } else {
                unlink(provider, button);
            }
        });
        return row;
    }

    private String about(LinkedProvider linked) {
        var since = PlaceTexts.linkedSince(times.moment(linked.linkedAt(), desk.clock().now()));
        return linked.email() == null ? since : linked.email() + " · " + since;
    }

    private void link(Provider provider, Element button) {
        desk.client().api().me().link(provider.id(), null, Browser.getLocation()::assign, problem -> {
            Page.busy(button, false);
            var wanted = ProofDialog.wanted(problem);
            if (!wanted.isEmpty()) {
                prove(provider, wanted);
            } else {
                desk.toasts().failed(problem);
            }
        });
    }

    private void prove(Provider provider, String wanted) {
        ProofDialog.open(new ProofDialog.Question(Labels.link(provider.name()), PlaceTexts.LINK_WHY, PlaceTexts.LINK),
                me, wanted, desk.client(), (proof, _, refused) -> desk.client().api().me().link(provider.id(), proof,
                        Browser.getLocation()::assign, refused));
    }

    private void unlink(Provider provider, Element button) {
        desk.client().api().me().unlink(provider.id(), () -> {
            desk.toasts().done(PlaceTexts.UNLINKED);
            ways.again();
        }, problem -> {
            Page.busy(button, false);
            desk.toasts().failed(problem);
            ways.again();
        });
    }
}
