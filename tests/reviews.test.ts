import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, made, newVerdict } from './support/desk.ts'

let team: Team
beforeAll(async () => {
  team = await startTeam()
})
afterAll(() => team.stop())

test('smoke', async () => {
  const [one, two, editor] = [
    await team.as('reviewer'),
    await team.as('reviewer', 2),
    await team.as('editor'),
  ]
  const claim = await addClaim(editor)
  const first = await made(one.post(`/claims/${claim.id}/verdicts`, newVerdict()))
  console.log(JSON.stringify(first))
  console.log(JSON.stringify((await one.get(`/reviews?claim=${claim.id}`)).body))
  const [{ id }] = (await one.get(`/reviews?claim=${claim.id}`)).body.items
  const second = await made(two.post(`/claims/${claim.id}/verdicts`, newVerdict({ rating: 'false' })))
  console.log(JSON.stringify(second))
  await made(editor.post(`/reviews/${id}/adjudicate`, { rating: 'false', reasons: 'x' }))
  await made(editor.post(`/reviews/${id}/rule`, { rating: 'false', summary: 'S', text: 'T' }))
  await made(editor.post(`/reviews/${id}/publish`))
  await made(
    editor.post(`/reviews/${id}/correct`, { rating: 'false', summary: 'S', text: 'T', correctionNote: 'N' }),
  )
  console.log(JSON.stringify(await made(editor.post(`/reviews/${id}/publish`)), null, 1))
  console.log((await team.service.get('/corrections.atom')).text)
  console.log(JSON.stringify((await two.get('/notices')).body))
  console.log(JSON.stringify((await two.get(`/claims/${claim.id}`)).body.rulings))
})
