package chat.klatch.server.http;

import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.call.Provider;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.webauthn.Domain;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What anybody may know of the place, and what its owner may change. */
final class PlaceRoutes {
    private static final long GIB = 1L << 30;
    private static final long LEAST_FREE = GIB;
    private final Calls calls;
    private final Accounts accounts;
    private final Path data;
    private final String build;
    private final Supplier<Backups> backups;
    private final @Nullable List<Provider> providers;

    PlaceRoutes(Calls calls, Accounts accounts, Path data, String build, Supplier<Backups> backups,
            Providers providers) {
        this.calls = calls;
        this.accounts = accounts;
        this.data = data;
        this.build = build;
        this.backups = backups;
        var all = providers.all().stream().map(one -> new Provider(one.settings().id(), one.settings().name()))
                .toList();
        this.providers = all.isEmpty() ? null : all;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/place", this::place);
        routes.patch("/api/place", context -> {
            accounts.place().change(calls.changing(context).user(), calls.body(context, PlacePatch.class));
            place(context);
        });
        routes.get("/api/place/backups", context -> {
            accounts.administration().requireAdmin(calls.access(context).user());
            calls.answer(context, 200, backups.get());
        });
    }

    private void place(Context context) throws IOException {
        boolean firstRun = accounts.firstRun();
        calls.answer(context, 200, new PlaceInfo(accounts.place().name(), build, firstRun,
                accounts.place().signUp(), firstRun ? checks() : null, providers,
                accounts.byPassword() ? null : false, calls.domain(context).map(Domain::id).orElse(null)));
    }

    /** What the first visitor, who is the operator more often than not, is told about the server. */
    private @Nullable List<PlaceInfo.Check> checks() throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        return List.of(new PlaceInfo.Check("Database is writable", Files.isWritable(data), "ok"),
                new PlaceInfo.Check("Room for messages", free >= LEAST_FREE, free / GIB + " GB free"));
    }
}
