"""A server that speaks as Microsoft's documentation says, for tests of whatever publishes to SharePoint.

Entra ID, Microsoft Graph, the hosts of uploads and downloads, GitHub's and Azure Pipelines' token endpoints and a
managed identity, under their real names, over TLS, on ports of this machine::

    def test_something(scene: Scene) -> None:           # fixtures of tests/sharepoint/conftest.py
        scene.server.faults.answer("PUT", r"/up/", 503, headers={"retry-after": "0"}, nth=2)
        scene.library.put("2022-23/Q2/report.pdf", b"an officer's file")
        ...                                              # in-process: every lookup leads here and nowhere else
        subprocess.run([...], env=scene.server.environment(scene.variables()), check=True)
        assert scene.library.tree() == {...}
        assert scene.server.malformed == []              # nothing was asked that the documentation does not allow

Where things are: ``conftest.py`` has the fixtures (``server``, ``scene``, ``caller``), ``microsoft.Server`` the
running server, ``scene.Scene`` the usual site, ``tenant`` and ``library`` the state, ``faults.Faults`` what can go
wrong, ``killing.killed`` a process that is killed at a request, ``calling`` plain requests.

Behaviour comes from Microsoft's pages. It is stricter where leniency would hide a mistake: what happens to a name that
is taken has to be said, what is replaced has to be named by If-Match (``saving.check_behaviour``), folders are not made
on the way to a file, and query options that a client has no need of are refused.
"""
