"""A model server as a run asks it; apart, for its libraries are slow to load and often not wanted."""

from eval.runs.cells import Configuration
from eval.runs.exchanges import Setting
from service.adapters.chat import OpenAIChatModel
from service.adapters.prices import load_prices
from service.adapters.tokens import TiktokenCounter
from service.ports import ChatModel, PromptSource
from service.settings import Settings
from service.writing.judge import ModelJudge
from service.writing.model import ModelWriter


class ModelServer:
    """The client for one model with its settings. ``chat`` is a context manager; enter it before it is asked."""

    def __init__(self, configuration: Configuration, settings: Settings) -> None:
        temperature = configuration.temperature or 0.0
        self.settings: dict[str, Setting] = {"temperature": temperature, "seed": configuration.seed}
        self._reply_tokens, self._judge_votes = settings.reply_tokens, settings.judge_votes
        self._tokens = TiktokenCounter(configuration.model)
        self.chat = OpenAIChatModel(
            model=configuration.model,
            api_key=settings.api_key.get_secret_value(),
            base_url=settings.base_url,
            prices=load_prices(settings.prices),
            temperature=temperature,
            seed=configuration.seed,
            timeout=settings.timeout,
            max_attempts=settings.max_attempts,
            max_wait=settings.max_wait,
            concurrency=settings.concurrency,
            context_tokens=settings.context_tokens,
            max_tokens=settings.max_tokens_per_brief,
            max_cost=settings.max_cost_per_brief,
        )

    def parts(self, chat: ChatModel, prompts: PromptSource) -> tuple[ModelWriter, ModelJudge]:
        """A Writer and a judge on ``chat``, which stands before this server's own."""
        return (
            ModelWriter(chat, self._tokens, prompts, self._reply_tokens),
            ModelJudge(chat, prompts, votes=self._judge_votes),
        )
